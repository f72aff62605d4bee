using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LlmAttributes;
using Spectre.Console;

namespace Knowledge;

/// <summary>Brings a store up to the documents of a folder: only what changed is read into it again.</summary>
internal sealed class Library(ContextStore store, IPassageIndex index, string folder)
{
    /// <summary>The key of the store.</summary>
    public const string Key = "docs";

    private static readonly string[] s_extensions = [".md", ".html", ".htm", ".txt", ".csv", ".json"];

    private readonly Manifest _manifest = new(index);

    /// <summary>Indexes all documents of the folder and the folders below it, and forgets those that are gone.</summary>
    /// <returns>What there was to do.</returns>
    /// <exception cref="InputException">There is nothing to read.</exception>
    public async Task<Indexed> UpdateAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        var before = await _manifest.ReadAsync(cancellationToken);
        var now = await ContentsAsync(cancellationToken);
        string[] changed = [.. now.Keys.Where(name => before.GetValueOrDefault(name) != now[name])];
        string[] gone = [.. before.Keys.Except(now.Keys, StringComparer.Ordinal)];
        if (changed.Length + gone.Length == 0)
            return default;

        // Whatever is begun here is known as unfinished, should the program end before it is done.
        foreach (var name in changed)
            before[name] = "";
        await _manifest.WriteAsync(before, cancellationToken);
        if (changed.Length > 0)
            await AddAsync(changed, console, cancellationToken);
        foreach (var name in gone)
            await store.DeleteAsync(name, cancellationToken: cancellationToken);
        await _manifest.WriteAsync(now, cancellationToken);
        return new(changed.Length, gone.Length);
    }

    private async Task<Dictionary<string, string>> ContentsAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"There is no folder '{folder}'.");
        Dictionary<string, string> contents = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            contents[Path.GetRelativePath(folder, file).Replace('\\', '/')] = Convert.ToHexString(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        return contents.Count > 0 ? contents : throw new InputException($"The folder '{folder}' holds no document ({string.Join(", ", s_extensions)}).");
    }

    private Task AddAsync(string[] names, IAnsiConsole console, CancellationToken cancellationToken) => console.Progress().StartAsync(async progress =>
    {
        var bar = progress.AddTask("Indexing", maxValue: names.Length);
        await store.AddManyAsync(ReadAsync(names, cancellationToken), new Forward(state => bar.Value = state.Documents), cancellationToken);
    });

    private async IAsyncEnumerable<ContextDocument> ReadAsync(string[] names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            var file = Path.Combine(folder, name);
            yield return new(name, await File.ReadAllTextAsync(file, cancellationToken))
            {
                Format = DocumentFormats.OfFile(file),
                Metadata = new Dictionary<string, string> { ["uri"] = new Uri(Path.GetFullPath(file)).ToString() },
            };
        }
    }

    // 'Progress<T>' would report on another thread, and late.
    private sealed class Forward(Action<IndexingProgress> report) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value) => report(value);
    }
}
