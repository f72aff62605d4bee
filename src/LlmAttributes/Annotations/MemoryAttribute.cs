namespace LlmAttributes;

/// <summary>Marks the parameter that names the conversation a call belongs to: its earlier turns are sent before the prompt, and the call is kept as the next one.</summary>
/// <remarks>
/// <para>It is a string; <see langword="null"/> and the empty text stand for no conversation. It is not sent to the model. Conversations of tenants are kept apart.</para>
/// <para>A turn is the text of the user's message and the text of the answer, without attachments, of which the log tells; a call that fails, and a stream that is not read to its end, leave none. Calls of one
/// conversation wait for each other within a process, a stream until it is read to its end or disposed; turns of several processes stand in the order in which they end. A call that is made
/// within a turn of its own conversation, such as by a tool, fails at once.</para>
/// <para>A turn with a value of a <see cref="SensitiveAttribute"/> parameter is sent, and so are those behind it, but calls that send it show nothing of what they send.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MemoryAttribute : Attribute
{
    /// <summary>Gets or sets how many tokens of earlier turns are sent at most.</summary>
    /// <value>The default is what the smallest context window of the call's models leaves beside prompt and answer; where no window is known, all turns.</value>
    public int MaxTokens { get; set; }

    /// <summary>Gets or sets what happens to turns that do not fit.</summary>
    /// <value>The default is <see cref="MemoryTrim.Drop"/>.</value>
    public MemoryTrim Trim { get; set; }
}
