"""What some want besides: each module stands alone, and nothing in ``core`` imports one."""
