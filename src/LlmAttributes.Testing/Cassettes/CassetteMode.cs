namespace LlmAttributes.Testing;

/// <summary>What a cassette does with a request.</summary>
public enum CassetteMode
{
    /// <summary>What is recorded is played; what is not is asked and recorded. Where the environment says that it is a build server (<c>CI</c>, <c>TF_BUILD</c>, <c>TEAMCITY_VERSION</c>, <c>JENKINS_URL</c>, <c>GITHUB_ACTIONS</c> and the like, set and neither <c>0</c> nor <c>false</c>), it is as <see cref="Replay"/>.</summary>
    Auto = 0,

    /// <summary>What is recorded is played, and everything else fails: nothing is asked.</summary>
    Replay = 1,

    /// <summary>Everything is asked and recorded anew.</summary>
    Record = 2,
}
