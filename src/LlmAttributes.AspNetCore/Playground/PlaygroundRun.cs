namespace LlmAttributes;

/// <summary>A run of the playground: catches the record of its call, which ends on the same asynchronous way.</summary>
internal sealed class PlaygroundRun
{
    private static readonly AsyncLocal<PlaygroundRun?> s_current = new();
    private static volatile bool s_isInUse;

    private volatile CallDocument? _call;

    public static PlaygroundRun? Current => s_isInUse ? s_current.Value : null;

    public CallDocument? Call => _call;

    public static PlaygroundRun Begin()
    {
        s_isInUse = true;
        return s_current.Value = new();
    }

    public void Ended(CallDocument call) => _call = call;
}
