"""The common workload, written once for each library: `run(years, draws, corr, seed)` in each."""
