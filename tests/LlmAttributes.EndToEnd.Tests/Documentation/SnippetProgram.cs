using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>Runs compiled snippets inside the process of the tests.</summary>
internal static class SnippetProgram
{
    private static readonly FlowWriter s_console = TakeConsole();

    /// <summary>Runs a program and returns what it has printed.</summary>
    public static async Task<string> RunAsync(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        // Each program has values of its own.
        context.Resolving += static (own, name) => name.Name == nameof(SnippetCompiler.Surroundings) ? own.LoadFromStream(new MemoryStream(SnippetCompiler.Surroundings)) : null;
        var main = context.LoadFromStream(image).EntryPoint!;

        var printed = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        // On a thread of its own: the entry point of an asynchronous program waits for it.
        await Task.Factory.StartNew(() => Start(main, TextWriter.Synchronized(printed)), TaskCreationOptions.LongRunning);
        var text = printed.ToString();
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    private static FlowWriter TakeConsole()
    {
        var console = new FlowWriter(Console.Out);
        Console.SetOut(console);
        return console;
    }

    private static void Start(MethodInfo main, TextWriter page)
    {
        s_console.Page = page;
        // Pages show numbers as the invariant culture writes them.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
    }

    /// <summary>Whether a page shows what was printed; "…" in the page stands for anything within a line.</summary>
    public static bool Shows(string page, string printed) =>
        Regex.IsMatch(printed, "^" + string.Join("[^\n]*", page.Split('…').Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant);

    /// <summary>Puts what was printed into the page; <c>LLMA_UPDATE_DOCS=1</c> asks for it.</summary>
    public static void Write(Snippet snippet, string printed)
    {
        var lines = Repository.Read(snippet.Page).Split('\n').ToList();
        var first = snippet.OutputLine - 1;
        lines.RemoveRange(first, lines.IndexOf("```", first) - first);
        lines.InsertRange(first, printed.Split('\n'));
        File.WriteAllText(Repository.PathOf(snippet.Page), string.Join('\n', lines));
    }
}
