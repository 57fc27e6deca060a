"""Starting jobs, waiting for them, fetching their files; and what keeps a job from being paid for twice."""
