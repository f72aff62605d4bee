using System.Security.Cryptography;
using System.Text;

namespace Knowledge;

/// <summary>What the user asks for.</summary>
/// <param name="Folder">The documents.</param>
/// <param name="Index">The file that they are kept in; <see langword="null"/> keeps them in memory.</param>
/// <param name="Questions">What is asked at once.</param>
internal sealed record Arguments(string Folder, string? Index, IReadOnlyList<string> Questions)
{
    /// <summary>How to call the program.</summary>
    public const string Usage = "Usage: Knowledge [--memory | --index FILE] [folder of documents [question ...]]";

    private static readonly string[] s_examples = ["When is the museum open on Mondays?", "What does a family ticket cost?", "Can I bring my dog?", "Who is the mayor of Lisbon?"];

    /// <summary>Gets a value indicating whether questions are read from the console, too.</summary>
    public required bool AsksOn { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static Arguments Read(string[] arguments)
    {
        string? index = null;
        var isInMemory = false;
        var next = 0;
        for (; next < arguments.Length && arguments[next].StartsWith('-'); next++)
        {
            if (arguments[next] == "--memory")
                isInMemory = true;
            else if (arguments[next] == "--index" && next + 1 < arguments.Length)
                index = arguments[++next];
            else
                throw new InputException($"'{arguments[next]}' is not known here. {Usage}");
        }

        if (isInMemory && index is not null)
            throw new InputException($"'--memory' keeps nothing, so it goes with no '--index'. {Usage}");
        var folder = next < arguments.Length ? arguments[next] : Path.Combine(AppContext.BaseDirectory, "docs");
        var questions = next + 1 < arguments.Length ? arguments[(next + 1)..] : next < arguments.Length ? [] : s_examples;
        return new(folder, isInMemory ? null : index ?? DefaultIndex(folder), questions) { AsksOn = next + 1 >= arguments.Length };
    }

    // Beside other data of programs, so that the folder of the documents stays as it is.
    private static string DefaultIndex(string folder)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16];
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "llmattributes-knowledge", $"{name}.db");
    }
}
