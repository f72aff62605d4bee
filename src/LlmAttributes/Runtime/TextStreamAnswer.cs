namespace LlmAttributes.Runtime;

/// <summary>Yields the pieces of the text.</summary>
internal sealed class TextStreamAnswer : StreamAnswer<string>
{
    internal override string Expected => "text";

    internal override bool CanFail => false;

    internal override StreamSink<string> NewSink() => new TextSink();
}
