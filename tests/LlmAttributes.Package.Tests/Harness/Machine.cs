namespace LlmAttributes.Package.Tests.Harness;

/// <summary>What the machine offers, probed once.</summary>
internal static class Machine
{
    private static readonly Lazy<bool> s_hasFeed = new(static () => ProbeFeedAsync().GetAwaiter().GetResult());
    private static readonly Lazy<bool> s_hasToolchain = new(ProbeToolchain);

    /// <summary>Says what to install, or nothing when the need is met.</summary>
    public static string? Missing(Need need)
    {
        if (need == Need.NativeToolchain && !s_hasToolchain.Value)
            return "NativeAOT needs a C compiler and linker: install clang (Debian: apt-get install clang zlib1g-dev).";
        return s_hasFeed.Value ? null : "No package feed answers: configure one with 'dotnet nuget add source', or connect to the network.";
    }

    private static bool ProbeToolchain()
    {
        // On Windows the build finds the linker of Visual Studio without the path.
        if (OperatingSystem.IsWindows())
            return true;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Has("objcopy", "llvm-objcopy") && Has("clang", "gcc");

        bool Has(params string[] names) => OperatingSystem.IsMacOS() || folders.Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
    }

    private static async Task<bool> ProbeFeedAsync()
    {
        var sources = await DotNet.RunAsync(Repository.Root, new Dictionary<string, string>(), "nuget", "list", "source", "--format", "Short");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        foreach (var source in sources.Lines.Where(static line => line.StartsWith('E')).Select(static line => line[(line.IndexOf(' ') + 1)..]))
        {
            if (Directory.Exists(source) || (Uri.TryCreate(source, UriKind.Absolute, out var address) && !address.IsFile && await AnswersAsync(http, address)))
                return true;
        }

        return false;
    }

    // Any answer will do: a feed may well want a key that only the package client sends.
    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                return true;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
            }
        }

        return false;
    }
}
