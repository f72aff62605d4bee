namespace LlmAttributes;

/// <summary>Whether a call takes kept answers, and keeps new ones.</summary>
public enum LlmCacheMode
{
    /// <summary>A kept answer is taken; a new one is kept.</summary>
    ReadWrite = 0,

    /// <summary>A kept answer is taken; a new one is not kept.</summary>
    ReadOnly = 1,

    /// <summary>The model is asked, and its answer replaces the kept one.</summary>
    Refresh = 2,

    /// <summary>The call is made as if there were no cache.</summary>
    Off = 3,
}
