using System.Text.RegularExpressions;

namespace LlmAttributes.Testing;

/// <summary>How a cassette is kept.</summary>
public sealed class CassetteOptions
{
    // Most set CI; Azure Pipelines, TeamCity, Jenkins and CodeBuild do not.
    private static readonly string[] s_buildServers =
    [
        "CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "BUILD_BUILDID", "TEAMCITY_VERSION", "JENKINS_URL", "CODEBUILD_BUILD_ID", "BUILDKITE", "CIRCLECI", "APPVEYOR", "TRAVIS", "bamboo_buildKey", "BITBUCKET_BUILD_NUMBER",
    ];

    /// <summary>Gets or sets what it does with a request.</summary>
    /// <value>The default is <see cref="CassetteMode.Auto"/>.</value>
    public CassetteMode Mode { get; set; }

    /// <summary>Gets texts that must not be written, such as a key; each is replaced by <c>[secret]</c>.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Gets patterns of texts that must not be written, beside the common forms of keys and tokens; each match is replaced by <c>[secret]</c>. Give each a time limit.</summary>
    public IList<Regex> SecretPatterns { get; } = [];

    /// <summary>Reads a variable of the environment.</summary>
    internal Func<string, string?> Environment { get; set; } = System.Environment.GetEnvironmentVariable;

    internal CassetteMode EffectiveMode => Mode == CassetteMode.Auto && Array.Exists(s_buildServers, IsSet) ? CassetteMode.Replay : Mode;

    private bool IsSet(string variable) => Environment(variable) is { Length: > 0 } value && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
