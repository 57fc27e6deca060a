"""The pages of the documentation site that are made from the code, the specs and the benchmarks at each build."""
