namespace LlmAttributes;

/// <summary>What became of one member.</summary>
internal sealed record MemberReply<T>(BoundModel Model, LlmResult<T>? Result, LlmException? Fault, TimeSpan Duration)
{
    public IReadOnlyList<AttemptRecord> Attempts => Result?.Attempts ?? Fault!.Attempts;

    public ModelContribution<T> Contribute(T winner, IEqualityComparer<T> comparer) => new(Model.Key)
    {
        HasAnswer = Result is not null,
        Answer = Result is null ? default : Result.Value,
        Error = Fault?.Kind,
        IsWinner = Result is not null && comparer.Equals(Result.Value, winner),
        Duration = Duration,
        Attempts = Attempts,
    };

    public override string ToString() => $"{Model.Key}: {(Fault is null ? "answered" : Fault.Kind.ToString())}";
}
