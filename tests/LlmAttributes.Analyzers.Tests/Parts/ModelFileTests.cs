namespace LlmAttributes.Analyzers.Tests.Parts;

public sealed class ModelFileTests
{
    [Theory]
    [InlineData("""{ "models": { "a": { "price": [1, { "b": 2 }] }, "c\u0041\n": null } }""", "a|cA\n")]
    [InlineData("""{ "version": "1", "other": { "no": 1 }, "models": { "a": 1 } }""", "a")]
    [InlineData("""{ "models": [ { "key": "a", "tags": ["x"] }, { "id": "no", "key": "b", "more": { "key": "no" } } ] }""", "a|b")]
    [InlineData("""// all of them\n{ /* the "models": */ "models": { "a": {} } }""", "")]
    [InlineData("""{ "models": { "a": {}, "b": """, "a|b")]
    [InlineData("""{ "inner": { "models": { "no": 1 } } }""", "")]
    [InlineData("""] } { "models" """, "")]
    [InlineData("\"\\u12", "")]
    [InlineData("", "")]
    public void ReadKeys_OfAnyText_TakesTheKeysOfModels(string json, string keys) =>
        Assert.Equal(keys, string.Join('|', ModelFile.ReadKeys(json)));
}
