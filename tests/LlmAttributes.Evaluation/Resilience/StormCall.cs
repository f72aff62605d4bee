using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>One call of the storm and what became of it.</summary>
internal sealed class StormCall
{
    private readonly int _seed;
    private readonly List<StormRequest> _requests = new(2);

    public StormCall(int seed, int id, double arrivedSeconds)
    {
        var luck = Luck.Of(seed, id, 0, 0);
        _seed = seed;
        Id = id;
        ArrivedSeconds = arrivedSeconds;
        IsPermanentFault = luck.NextDouble() < StormScenario.PermanentShare;
        IsStream = luck.NextDouble() < StormScenario.StreamShare;
        InputTokens = (int)luck.NextLognormal(StormScenario.InputTokensMedian, StormScenario.TokensSigma);
        OutputTokens = 1 + (int)Math.Min(luck.NextLognormal(StormScenario.OutputTokensMedian, StormScenario.TokensSigma), StormScenario.MaxOutputTokens - 1);
        Messages = [new StormMessage(this)];
    }

    public int Id { get; }

    public double ArrivedSeconds { get; }

    public bool IsPermanentFault { get; }

    public bool IsStream { get; }

    public int InputTokens { get; }

    public int OutputTokens { get; }

    public ChatMessage[] Messages { get; }

    public IReadOnlyList<StormRequest> Requests => _requests;

    /// <summary>Takes note of a request to a model.</summary>
    public StormRequest Begin(StormModelFacts model, int modelNumber)
    {
        var earlier = 0;
        foreach (var other in _requests)
            earlier += other.Model == model ? 1 : 0;
        var request = new StormRequest(this, model, _requests.Count, Luck.Of(_seed, Id, 1 + modelNumber, earlier));
        _requests.Add(request);
        return request;
    }

    /// <summary>Finds the request that an answer belongs to; none for the answer to another call.</summary>
    public StormRequest? RequestOf(string answer) => _requests.Find(request => request.Head + request.Tail == answer);
}
