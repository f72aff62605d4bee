namespace LlmAttributes.Package.Tests.Harness;

/// <summary>A project outside the repository that references the packed package.</summary>
internal sealed record Consumer(string Folder, string PackageVersion, IReadOnlyDictionary<string, string> Environment)
{
    public Task<CommandResult> BuildAsync(params string[] arguments) => DotNetAsync(["build", "--nologo", .. arguments]);

    public Task<CommandResult> PublishAsync(params string[] arguments) =>
        DotNetAsync(["publish", "--nologo", "--configuration", "Release", "--output", Path.Combine(Folder, "published"), DotNet.WithoutNativeSymbols, .. arguments]);

    public Task<CommandResult> RunAsync(string project) => DotNetAsync(["run", "--project", project]);

    public Task<CommandResult> RunPublishedAsync(string program) =>
        DotNet.RunProgramAsync(Path.Combine(Folder, "published", OperatingSystem.IsWindows() ? program + ".exe" : program), Folder, Environment);

    private Task<CommandResult> DotNetAsync(string[] arguments) =>
        DotNet.RunAsync(Folder, Environment, [.. arguments, $"-p:LlmAttributesVersion={PackageVersion}"]);
}
