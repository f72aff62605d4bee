using System.Text.RegularExpressions;

namespace LlmAttributes.Testing.Tests;

public sealed class SecretScrubberTests
{
    [Theory]
    [InlineData("the key sk-proj-abcdefghij0123456789 is set", "the key [secret] is set")]
    [InlineData("AIzaSyA1234567890abcdefghijklmnopqrstuv", "[secret]")]
    [InlineData("gho_abcdefghijklmnopqrstuvwx, github_pat_abcdefghijklmnopqrstuvwx", "[secret], [secret]")]
    [InlineData("xoxb-1234567890-abcdef", "[secret]")]
    [InlineData("ASIAABCDEFGHIJKLMNOP", "[secret]")]
    [InlineData("Authorization: Bearer abcdefghijklmnop.qrst", "Authorization: Bearer [secret]")]
    [InlineData("authorization: bearer abcdefghijklmnop", "authorization: bearer [secret]")]
    [InlineData("(eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3)", "([secret])")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMIIEow+/=\n-----END EC PRIVATE KEY-----\nrest", "[secret]\nrest")]
    [InlineData("gsk_abcdefghijklmnopqrst0123, hf_abcdefghijklmnopqrst0123, xai-abcdefghijklmnopqrst0123", "[secret], [secret], [secret]")]
    [InlineData("glpat-abcdefghij_0123456-789 and ya29.a0AbCdEf_ghijklmnopqrst-uvwx.", "[secret] and [secret].")]
    [InlineData("Ocp-Apim-Subscription-Key: 0123456789abcdef0123456789abcdef", "Ocp-Apim-Subscription-Key: [secret]")]
    [InlineData("{\"api-key\": \"0123456789ABCDEF0123456789ABCDEF\"}", "{\"api-key\": \"[secret]\"}")]
    [InlineData("api_key=0123456789abcdef0123456789abcdef", "api_key=[secret]")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZJQQJ99BDACYeBjFXJ3w3AAABACOGabcd", "[secret]")]
    [InlineData("the hash 0123456789abcdef0123456789abcdef of it", "the hash 0123456789abcdef0123456789abcdef of it")]
    [InlineData("the xai-team and hf_hub say ya29. to gsk_", "the xai-team and hf_hub say ya29. to gsk_")]
    [InlineData("risk-averse people ask-me-anything-they-can-think-of", "risk-averse people ask-me-anything-they-can-think-of")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIEow\n-----END PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\nMIIEow\n-----END PUBLIC KEY-----")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9 alone", "eyJhbGciOiJIUzI1NiJ9 alone")]
    [InlineData("", "")]
    public void Scrub_Text_LosesWhatHasTheFormOfASecretAlone(string text, string expected) => Assert.Equal(expected, new SecretScrubber(new()).Scrub(text));

    [Fact]
    public void Scrub_SecretWithinASecret_LosesTheLongerAsAWhole()
    {
        var scrubber = new SecretScrubber(new() { Secrets = { "sword", "swordfish", "" } });

        Assert.Equal("[secret] and [secret]", scrubber.Scrub("swordfish and sword"));
    }

    [Fact]
    public void Scrub_OwnPattern_IsLostToo() =>
        Assert.Equal("customer [secret]", new SecretScrubber(new() { SecretPatterns = { new(@"\d{3}-\d{2}", RegexOptions.None, TimeSpan.FromSeconds(1)) } }).Scrub("customer 123-45"));

    // The search throws when its own time limit is over, which a quadratic one reaches here.
    [Theory]
    [InlineData("eyJabcdefgh-")]
    [InlineData("eyJabcdefgh.")]
    [InlineData("sk-")]
    [InlineData("xoxb-")]
    [InlineData("glpat-")]
    [InlineData("ya29.")]
    [InlineData("api-key: ")]
    [InlineData("apikey\"\"    =    \"\"")]
    [InlineData("a")]
    [InlineData("JQQJ99")]
    [InlineData("Bearer ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    public void Scrub_RowOfBeginnings_IsDoneWithinItsTimeLimit(string beginning) =>
        Assert.NotEmpty(new SecretScrubber(new()).Scrub(string.Concat(Enumerable.Repeat(beginning, 400_000 / beginning.Length))));
}
