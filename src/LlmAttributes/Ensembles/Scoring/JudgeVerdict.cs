using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmAttributes;

/// <summary>Reads grades out of what a judge wrote: lines, lists, tables, JSON, with prose around them.</summary>
internal static partial class JudgeVerdict
{
    private const int PatternMilliseconds = 1_000;

    /// <summary>Reads the grades.</summary>
    /// <param name="text">The judge's reply.</param>
    /// <param name="answers">How many answers it was shown.</param>
    /// <returns>The grade of each answer in the order they were shown, <see cref="double.NaN"/> where there is none. Of several grades the last counts: judges that think aloud end with their verdict.</returns>
    public static double[] Read(string text, int answers)
    {
        var grades = new double[answers];
        grades.AsSpan().Fill(double.NaN);
        foreach (Match match in Grade().Matches(text))
        {
            var number = int.Parse(match.Groups["answer"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var grade = double.Parse(match.Groups["grade"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            if (number >= 1 && number <= answers && grade <= JudgePrompt.HighestGrade)
                grades[number - 1] = grade;
        }

        // The one answer needs no number.
        if (answers == 1 && double.IsNaN(grades[0]) && Only().Match(text) is { Success: true } only
            && double.Parse(only.Groups["grade"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is <= JudgePrompt.HighestGrade and var alone)
            grades[0] = alone;
        return grades;
    }

    [GeneratedRegex("""
        (?<![\d./-])(?<answer>\d{1,2})(?![\d.,]*\d|\s*/)                            # the number of the answer
        ["'*_`)\]\s]*
        (?:[:=|–—>-]|→|\.(?=\s)|(?<=\))|,\s*"(?:grade|score)"\s*:|\b(?:is|gets|scores)\b)   # what joins it to its grade
        (?:[\x20\t"'*_`:=({]|\b(?:grade|score|rating|rated|is|a|of)\b){0,12}
        (?<![\d.,/-])(?<grade>\d{1,2}(?:\.\d+)?)(?![\d%]|\.\d|\s*:)                # the grade, which is no number of another answer
        (?:\s*/\s*10(?!\d)|\s*out\s+of\s+10(?!\d))?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternMilliseconds)]
    private static partial Regex Grade();

    [GeneratedRegex("""^[\s"'*_`]*(?:grade\s*:?\s*)?(?<grade>\d{1,2}(?:\.\d+)?)(?:\s*/\s*10)?[\s"'*_`.]*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternMilliseconds)]
    private static partial Regex Only();
}
