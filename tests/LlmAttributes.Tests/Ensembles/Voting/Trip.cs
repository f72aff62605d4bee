namespace LlmAttributes.Tests.Ensembles;

internal sealed record Trip(string City, int First, int Last) : IValidatableAnswer
{
    public IEnumerable<string> Validate() => First <= Last ? [] : ["an end after the start"];
}
