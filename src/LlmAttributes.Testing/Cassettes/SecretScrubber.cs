using System.Text.RegularExpressions;

namespace LlmAttributes.Testing;

/// <summary>Takes secrets out of texts before they are written.</summary>
internal sealed partial class SecretScrubber(CassetteOptions options)
{
    private const string Mark = "[secret]";
    private readonly string[] _secrets = [.. options.Secrets.Where(static secret => !string.IsNullOrEmpty(secret)).OrderByDescending(static secret => secret.Length)];
    private readonly Regex[] _patterns = [.. options.SecretPatterns];

    public string Scrub(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        foreach (var pattern in _patterns)
            text = pattern.Replace(text, Mark);
        return Common().Replace(text, Mark);
    }

    // Keys of OpenAI and Anthropic, Google (its access tokens too), GitHub, GitLab, Slack, AWS, Groq, Hugging Face and xAI, of Azure by the mark in the new ones and by the name before the old ones, bearer tokens, JSON web tokens, private keys. None of the parts can be read in two ways, and what a row of beginnings would be read to the end for has a bound, so that no text makes the search slow.
    [GeneratedRegex(
        @"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\bAIza[A-Za-z0-9_-]{30,}|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_-]{16,}|\bgsk_[A-Za-z0-9]{20,}|\bhf_[A-Za-z0-9]{20,}|\bxai-[A-Za-z0-9]{20,}|\bya29\.[A-Za-z0-9_-]{20,}|\b[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9]{26}\b|(?<=(?i:api|subscription)[-_]?(?i:key)[\\""']{0,2}\s{0,4}[:=]\s{0,4}[\\""']{0,2})[A-Za-z0-9]{32,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|(?<=\b[Bb]earer )[A-Za-z0-9._~+/=-]{16,}|\beyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END [A-Z ]*PRIVATE KEY-----",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Common();
}
