"""The client's hand-written half: ``core`` starts jobs and fetches their files, ``extras`` is what some want besides."""
