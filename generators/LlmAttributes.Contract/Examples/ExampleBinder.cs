namespace LlmAttributes.Contract;

/// <summary>Makes messages of examples, once the prompt and the files are known.</summary>
internal static class ExampleBinder
{
    /// <summary>Makes the pairs of messages.</summary>
    /// <param name="examples">The examples as written.</param>
    /// <param name="template">The prompt.</param>
    /// <param name="fragments">What the prompt may include.</param>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="call">The call, for messages.</param>
    /// <param name="report">Takes what is wrong, with the example's index and the argument that it is about.</param>
    public static EquatableArray<ExampleModel> Bind(
        IReadOnlyList<ExampleModel> examples, string template, FragmentSet fragments, IReadOnlyList<ParameterModel> parameters, string call, Action<RuleBreach, int, string> report)
    {
        var bound = new List<ExampleModel>(examples.Count);
        for (var i = 0; i < examples.Count; i++)
        {
            if (!examples[i].HasArguments)
                bound.Add(examples[i]);
            else if (Render(examples[i], template, fragments, parameters, call, i, report) is { } input)
                bound.Add(new(input, examples[i].Output));
        }

        return bound.ToEquatableArray();
    }

    private static string? Render(
        ExampleModel example, string template, FragmentSet fragments, IReadOnlyList<ParameterModel> parameters, string call, int index, Action<RuleBreach, int, string> report)
    {
        var arguments = JsonParser.Parse(example.Input)!;
        if (ExampleArguments.Check(arguments, parameters, call, out var name) is { } breach)
        {
            report(breach, index, name);
            return null;
        }

        var renderer = new ExampleRenderer(parameters, fragments, arguments);
        var text = renderer.Render(template);
        if (renderer.Obstacle is null)
            return text;

        report(new(RuleCatalog.InvalidExample, call, $"needs '{renderer.Obstacle}', whose text only the running call knows", "give the user message as a text"), index, "");
        return null;
    }
}
