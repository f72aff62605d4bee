namespace LlmAttributes.Contract;

/// <summary>Reads a file of examples: a JSON object a line.</summary>
internal static class ExampleFile
{
    private const string Form = "write '{\"input\": …, \"output\": …}'";

    /// <summary>Reads all lines but the blank ones.</summary>
    /// <param name="text">The file.</param>
    /// <param name="call">The call, for messages.</param>
    /// <param name="report">Takes what is wrong, with its place in the file.</param>
    public static List<ExampleLine> Read(string text, string call, Action<RuleBreach, int, int> report)
    {
        var lines = new List<ExampleLine>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            var length = (end < 0 ? text.Length : end) - start;
            var line = text.Substring(start, length).TrimEnd('\r');
            if (line.Trim().Length > 0)
                lines.Add(new(ReadLine(line, call, start, report), start, line.Length));
            start = next;
        }

        return lines;
    }

    private static ExampleModel? ReadLine(string line, string call, int start, Action<RuleBreach, int, int> report)
    {
        var node = JsonParser.Parse(line, out var failure);
        if (node is null)
        {
            report(Broken(call, "is no JSON", Form), start + failure, 0);
            return null;
        }

        foreach (var member in node.Members ?? new())
        {
            if (member.Key is "input" or "output")
                continue;
            report(Broken(call, $"has a member '{member.Key}'", "take it out: a line has 'input' and 'output'"), start + Math.Max(0, line.IndexOf('"' + member.Key + '"', StringComparison.Ordinal)), member.Key.Length + 2);
            return null;
        }

        if (node["input"] is not { } input || node["output"] is not { } output)
        {
            report(Broken(call, $"has no '{(node["input"] is null ? "input" : "output")}'", Form), start, line.Length);
            return null;
        }

        if (input.Text is null && input.Members is null)
        {
            report(Broken(call, "has an 'input' that is neither a text nor an object", "give the user message, or the arguments by their names"), start, line.Length);
            return null;
        }

        return new(input.Text is { } message ? TemplateParser.Normalise(message) : JsonNodeText.Of(input), output.Text is { } answer ? TemplateParser.Normalise(answer) : JsonNodeText.Of(output))
        {
            HasArguments = input.Members is not null,
        };
    }

    private static RuleBreach Broken(string call, string fault, string remedy) => new(RuleCatalog.InvalidExample, call, fault, remedy);
}
