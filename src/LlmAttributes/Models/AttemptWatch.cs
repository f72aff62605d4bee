namespace LlmAttributes;

/// <summary>Whether anything in the process looks at single attempts: an <see cref="LlmRequestObserver"/>, an <see cref="LlmScope"/>, or a route that goes by load. Until then the shortest way to a model asks no more.</summary>
internal static class AttemptWatch
{
    private static volatile bool s_isOn;

    public static bool IsOn => s_isOn;

    public static void Begin() => s_isOn = true;

    /// <summary>Whether attempts at one model are looked at.</summary>
    public static bool Concerns(Candidate candidate) => LlmRequestObserver.IsInUse || LlmScope.Current is not null || candidate.Model.Traffic.Live is not null;
}
