namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2018Tests
{
    [Fact]
    public Task Temperature_WithoutASeed_IsReported() => Verify.ReportsAsync("LLMA2018", """
        [LlmClient, ModelOptions(Temperature = 0.5)]
        public partial interface IDesk
        {
            [Prompt("Name {thing}."), {|#0:Cache|}]
            Task<string> NameAsync(string thing, CancellationToken token = default);
        }
        """, "NameAsync", "0.5");

    [Theory]
    [InlineData("Cache, ModelOptions(Temperature = 0)")]
    [InlineData("Cache, ModelOptions(Temperature = 0.5, Seed = 1)")]
    [InlineData("Cache")]
    [InlineData("Cache(Enabled = false), ModelOptions(Temperature = 0.5)")]
    public Task WhatCanBeRepeated_OrIsNotCached_IsQuiet(string attributes) => Verify.QuietAsync($$"""
        [assembly: Cache]

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Name {thing}."), {{attributes}}]
            Task<string> NameAsync(string thing, CancellationToken token = default);
        }
        """);
}
