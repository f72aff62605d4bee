namespace LlmAttributes.Runtime;

/// <summary>Whether anything in the process looks at more than a call's own arguments: an observer of requests, a scope. Until then the shortest way need not look either.</summary>
internal static class AmbientState
{
    private static volatile bool s_isInUse;

    public static bool IsInUse => s_isInUse;

    public static void Use() => s_isInUse = true;
}
