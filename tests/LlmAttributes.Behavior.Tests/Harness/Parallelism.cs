// Tests that move a fake clock ask when the thread pool is idle; tests at their side would keep it busy.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
