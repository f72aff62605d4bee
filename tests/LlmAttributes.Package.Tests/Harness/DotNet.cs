using System.Diagnostics;

namespace LlmAttributes.Package.Tests.Harness;

/// <summary>Runs programs as a developer's shell would, without what the test runner adds to the environment.</summary>
internal static class DotNet
{
    /// <summary>Nobody debugs the program that a test publishes, and the compiler and the linker spend much of their time on what a debugger needs.</summary>
    public const string WithoutNativeSymbols = "-property:NativeDebugSymbols=false";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);
    private static readonly string[] s_runnerVariables = ["MSBUILD", "VSTEST", "DOTNET_CLI_", "CORECLR_", "COR_", "TESTINGPLATFORM"];

    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<CommandResult> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        RunProgramAsync(Host, folder, variables, arguments);

    public static async Task<CommandResult> RunProgramAsync(string program, string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.ToArray())
        {
            if (s_runnerVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                start.Environment.Remove(name);
        }

        // A build server that outlives the command would hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(s_limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program} {string.Join(' ', arguments)}' took longer than {s_limit.TotalMinutes} minutes.");
        }
    }
}
