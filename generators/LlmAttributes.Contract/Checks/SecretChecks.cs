using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Looks for keys and tokens in the texts of prompts. Only shapes that nothing else has are reported.</summary>
internal static class SecretChecks
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly (string Name, Regex Shape)[] s_shapes =
    [
        ("a private key", new Regex("-----BEGIN [A-Z ]*PRIVATE KEY-----", Options)),
        ("an AWS access key", new Regex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", Options)),
        ("a GitHub token", new Regex(@"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{50,})", Options)),
        ("a GitLab token", new Regex(@"\bglpat-[0-9A-Za-z_\-]{20}", Options)),
        ("a Slack token", new Regex(@"\bxox[abprs]-[0-9A-Za-z\-]{20,}", Options)),
        ("a Google API key", new Regex(@"\bAIza[0-9A-Za-z_\-]{35}", Options)),
        ("a Hugging Face token", new Regex(@"\bhf_[0-9A-Za-z]{30,}", Options)),
        ("an API key", new Regex(@"\b(?:sk|pk|rk|xai|gsk)[\-_][0-9A-Za-z_\-]{20,}", Options)),
        ("a signed token", new Regex(@"\beyJ[0-9A-Za-z_\-]{10,}\.eyJ[0-9A-Za-z_\-]{10,}\.[0-9A-Za-z_\-]{10,}", Options)),
        ("an account key", new Regex(@"\bAccountKey=[0-9A-Za-z+/]{40,}={0,2}", Options)),
    ];

    public static void Check(PolicyKind kind, AttributeData attribute, string owner, RuleReporter reporter)
    {
        switch (kind)
        {
            case PolicyKind.Prompt:
                Check("prompt", attribute, 0, owner, reporter);
                break;
            case PolicyKind.SystemPrompt:
                Check("system prompt", attribute, 0, owner, reporter);
                break;
            case PolicyKind.Example:
                Check("example", attribute, 0, owner, reporter);
                Check("example", attribute, 1, owner, reporter);
                break;
        }
    }

    private static void Check(string what, AttributeData attribute, int parameter, string owner, RuleReporter reporter)
    {
        if (attribute.Text(parameter) is not { } text)
            return;

        foreach (var (name, shape) in s_shapes)
        {
            var match = shape.Match(text);
            if (!match.Success || !LooksRandom(match.Value))
                continue;

            reporter.Report(RuleCatalog.SecretInPrompt, RuleAnchor.InText(attribute, parameter, match.Index, match.Length), what, owner, name);
            return;
        }
    }

    // 'sk-your-key-goes-here-please' has the shape but neither digits nor variety.
    private static bool LooksRandom(string value)
    {
        if (value[0] == '-')
            return true;

        var digits = 0;
        var distinct = new HashSet<char>();
        foreach (var c in value)
        {
            distinct.Add(c);
            if (c is >= '0' and <= '9')
                digits++;
        }

        return digits > 1 && distinct.Count >= 10;
    }
}
