namespace LlmAttributes.Contract;

/// <summary>The arguments of an example, checked against the parameters of its call.</summary>
internal static class ExampleArguments
{
    /// <summary>Whether a text that an attribute gives holds arguments rather than a message: a JSON object that names a parameter.</summary>
    public static bool IsGiven(string input, IReadOnlyList<ParameterModel> parameters)
    {
        var text = input.Trim();
        if (text.Length == 0 || text[0] != '{' || JsonParser.Parse(text)?.Members is not { } members)
            return false;

        foreach (var parameter in parameters)
        {
            if (IsArgument(parameter) && members.ContainsKey(parameter.PlainName))
                return true;
        }

        return false;
    }

    /// <summary>Finds what does not fit.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="call">The call, for messages.</param>
    /// <param name="name">The argument that the breach is about; empty for one that is missing.</param>
    public static RuleBreach? Check(JsonNode arguments, IReadOnlyList<ParameterModel> parameters, string call, out string name)
    {
        var names = new List<string>();
        foreach (var parameter in parameters)
        {
            if (IsArgument(parameter))
                names.Add(parameter.PlainName);
        }

        foreach (var member in arguments.Members!)
        {
            name = member.Key;
            if (!names.Contains(member.Key))
                return Unknown(member.Key, NearestName.Find(member.Key, names), call);
        }

        name = "";
        foreach (var parameter in parameters)
        {
            if (!IsArgument(parameter))
                continue;
            name = "";
            if (arguments[parameter.PlainName] is not { } value)
            {
                if (parameter.Default is null && !parameter.Input.IsOptional)
                    return new(RuleCatalog.InvalidExample, call, $"lacks the argument '{parameter.PlainName}'", "give it");
                continue;
            }

            name = parameter.PlainName;
            if (WhyUnfit(value, parameter.Input) is { } wanted)
                return new(RuleCatalog.InvalidExample, call, $"gives '{JsonNodeText.Of(value)}' as '{name}', which is {wanted}", "give one");
        }

        return null;
    }

    private static RuleBreach Unknown(string name, string? nearest, string call) =>
        new(RuleCatalog.InvalidExample, call, $"gives '{name}', which is no parameter that the prompt may use", nearest is null ? "take it out" : $"rename it to '{nearest}'");

    private static bool IsArgument(ParameterModel parameter) => parameter.Role == ParameterRole.Value || parameter.IsPlaced;

    private static string? WhyUnfit(JsonNode value, InputModel input)
    {
        if (input.IsOptional && value.Literal == "null")
            return null;

        return input.Kind switch
        {
            ParameterInput.Text => value.Text is null && value.Literal != "null" ? "no text" : null,
            ParameterInput.Switch => value.Literal is "true" or "false" ? null : "neither 'true' nor 'false'",
            ParameterInput.Choice => value.Text is { } choice && Contains(input.Choices, choice) ? null : $"none of '{string.Join("', '", input.Choices)}'",
            ParameterInput.Lines => value.Items is { } items && items.TrueForAll(static item => item.Text is not null) ? null : "no list of texts",
            ParameterInput.Value => ExampleValue.WhyUnfit(value, input.Type),
            _ => null,
        };
    }

    private static bool Contains(EquatableArray<string> choices, string choice)
    {
        foreach (var known in choices)
        {
            if (known == choice)
                return true;
        }

        return false;
    }
}
