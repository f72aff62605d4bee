namespace Knowledge;

/// <summary>What indexing came to.</summary>
/// <param name="Changed">How many documents were new or changed.</param>
/// <param name="Removed">How many documents are gone.</param>
internal readonly record struct Indexed(int Changed, int Removed);
