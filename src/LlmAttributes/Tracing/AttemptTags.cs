using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The attributes of the metrics of all attempts of a call at one model that were answered by the same one: put together once.</summary>
internal sealed class AttemptTags
{
    private readonly ClientFacts _client;
    private readonly string? _requestModel;
    private readonly string? _responseModel;

    public AttemptTags(CallPlan plan, ClientFacts client, string? requestModel, string? responseModel)
    {
        _client = client;
        _requestModel = requestModel;
        _responseModel = responseModel;
        var request = RequestFacts.TagsOf(client, requestModel);
        List<KeyValuePair<string, object?>> cost =
        [
            new(SemConv.Client, plan.Contract),
            new(SemConv.Method, plan.Call),
            new(SemConv.CostSource, SemConv.CostLocal),
        ];
        RequestFacts.Add(cost, SemConv.ProviderName, client.TelemetryProvider);
        RequestFacts.Add(cost, SemConv.RequestModel, requestModel);
        foreach (var tags in (ReadOnlySpan<List<KeyValuePair<string, object?>>>)[request, cost])
            RequestFacts.Add(tags, SemConv.ResponseModel, responseModel);
        Request = [.. request];
        Input = With(Request, SemConv.TokenType, SemConv.InputToken);
        Output = With(Request, SemConv.TokenType, SemConv.OutputToken);
        Cost = [.. cost];
    }

    public KeyValuePair<string, object?>[] Request { get; }

    public KeyValuePair<string, object?>[] Input { get; }

    public KeyValuePair<string, object?>[] Output { get; }

    public KeyValuePair<string, object?>[] Cost { get; }

    public static KeyValuePair<string, object?>[] With(KeyValuePair<string, object?>[] tags, string name, string value) => [.. tags, new(name, value)];

    public bool Fits(ClientFacts client, string? requestModel, string? responseModel) =>
        ReferenceEquals(_client, client) && _requestModel == requestModel && _responseModel == responseModel;
}
