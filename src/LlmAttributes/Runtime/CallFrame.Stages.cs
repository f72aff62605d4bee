namespace LlmAttributes.Runtime;

/// <content>What the stages of the call take, where somebody asked.</content>
internal sealed partial class CallFrame
{
    private long _stageStart;
    private bool _isInStage;

    public StageClock? Stages { get; set; }

    /// <summary>The stage that the next attempt belongs to.</summary>
    public CallStage AttemptStage { get; set; } = CallStage.Model;

    public void BeginStage()
    {
        if (Stages is null)
            return;
        _stageStart = Stages.Now;
        _isInStage = true;
    }

    /// <summary>Ends the stage that was begun last, if one is open.</summary>
    public void EndStage(CallStage stage)
    {
        if (!_isInStage)
            return;
        _isInStage = false;
        Stages!.Add(stage, _stageStart);
    }
}
