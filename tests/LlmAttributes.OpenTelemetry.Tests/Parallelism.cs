// Providers listen to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
