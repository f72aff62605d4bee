using System.Runtime.CompilerServices;
using LlmAttributes;
using Spectre.Console;

namespace Knowledge;

/// <summary>Puts the documents of a folder into a store, and shows how far it is.</summary>
internal static class Library
{
    /// <summary>The key of the store.</summary>
    public const string Key = "docs";

    private static readonly string[] s_extensions = [".md", ".txt", ".csv", ".json"];

    /// <summary>Indexes all documents of a folder and the folders below it.</summary>
    /// <returns>How many documents and passages there are.</returns>
    /// <exception cref="InputException">There is nothing to read.</exception>
    public static async Task<IndexingProgress> IndexAsync(ContextStore store, string folder, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"There is no folder '{folder}'.");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (files.Length == 0)
            throw new InputException($"The folder '{folder}' holds no document ({string.Join(", ", s_extensions)}).");

        var last = new IndexingProgress();
        await console.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask("Indexing", maxValue: files.Length);
            await store.AddManyAsync(ReadAsync(folder, files, cancellationToken), new Forward(state =>
            {
                last = state;
                bar.Value = state.Documents;
            }), cancellationToken);
        });
        return last;
    }

    private static async IAsyncEnumerable<ContextDocument> ReadAsync(string folder, string[] files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            yield return new(name, await File.ReadAllTextAsync(file, cancellationToken))
            {
                Format = FormatOf(file),
                Metadata = new Dictionary<string, string> { ["uri"] = new Uri(Path.GetFullPath(file)).ToString() },
            };
        }
    }

    private static DocumentFormat FormatOf(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".MD" => DocumentFormat.Markdown,
        ".CSV" => DocumentFormat.Csv,
        ".JSON" => DocumentFormat.Json,
        _ => DocumentFormat.PlainText,
    };

    // 'Progress<T>' would report on another thread, and late.
    private sealed class Forward(Action<IndexingProgress> report) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value) => report(value);
    }
}
