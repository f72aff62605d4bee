using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>The form in which two answers to a question of one set are compared.</summary>
internal static partial class AnswerForm
{
    private const int Decimals = 6;

    /// <summary>The last number, without separators and trailing zeros; the words where there is none.</summary>
    public static string Number(string text)
    {
        var numbers = Numbers().Matches(text);
        if (numbers.Count == 0)
            return Words(text);
        var digits = numbers[^1].Value.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, Decimals).ToString("0.######", CultureInfo.InvariantCulture)
            : digits;
    }

    /// <summary>A date or a few words, without case, outer marks and leading zeros; of a sentence only the date.</summary>
    public static string Words(string text)
    {
        var dates = Dates().Matches(text);
        return dates.Count > 0
            ? string.Join('/', dates[^1].Value.Split('/').Select(static part => part.TrimStart('0')))
            : text.Trim().Trim('.', '\'', '"', '`').Trim().ToLowerInvariant();
    }

    /// <summary>A formula without the marks that only lay it out.</summary>
    public static string Formula(string text)
    {
        var formula = Layout().Replace(text, "");
        formula = Fractions().Replace(formula.Replace("dfrac", "frac", StringComparison.Ordinal).Replace("tfrac", "frac", StringComparison.Ordinal), "$1/$2");
        formula = Roots().Replace(formula, "sqrt($1)");
        formula = Wrapped().Replace(formula, "$1");
        formula = Named().Replace(formula, "");
        formula = Separators().Replace(formula, "");
        formula = formula.TrimEnd('.').Replace("\\", "", StringComparison.Ordinal);
        return decimal.TryParse(formula, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.######", CultureInfo.InvariantCulture)
            : formula.ToLowerInvariant();
    }

    [GeneratedRegex(@"-?\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d{1,2}/\d{1,2}/\d{4}")]
    private static partial Regex Dates();

    [GeneratedRegex(@"\s|\$|\\left|\\right|\\[!,;:( )\[\]]|\\%|%|\^\{?\\circ\}?|°")]
    private static partial Regex Layout();

    [GeneratedRegex(@"\\frac\{([^{}]*)\}\{([^{}]*)\}")]
    private static partial Regex Fractions();

    [GeneratedRegex(@"\\?sqrt\{([^{}]*)\}")]
    private static partial Regex Roots();

    [GeneratedRegex(@"\\(?:text|mathrm|mbox|boxed|textbf)\{([^{}]*)\}")]
    private static partial Regex Wrapped();

    [GeneratedRegex("^[a-zA-Z](?:\\([a-z]\\))?=")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Separators();
}
