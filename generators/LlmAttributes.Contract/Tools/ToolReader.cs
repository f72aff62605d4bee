using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads the tools of a class.</summary>
/// <param name="facts">The compilation.</param>
/// <param name="within">The contract.</param>
/// <param name="shapes">Takes the types that arguments are read as.</param>
/// <param name="written">Takes the types that results are written as.</param>
internal sealed class ToolReader(CompilationFacts facts, ISymbol within, SortedDictionary<string, ShapeModel> shapes, WrittenTypes written)
{
    private const int DefaultMaxResult = 16_000;
    private const string Known = "text, a number, a bool, an enumeration, a date, a time, a Guid, or a record, a list or a dictionary of those";

    /// <summary>Reads all tools of a class; what cannot be one is reported.</summary>
    public void Read(INamedTypeSymbol host, List<ToolModel> tools, Action<string, string, string> report)
    {
        foreach (var member in host.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || Mark(method) is not { } mark)
                continue;

            if (WhyNot(method) is var (fault, remedy))
            {
                report(method.Name, fault, remedy);
                continue;
            }

            if (Make(host, method, mark, (f, r) => report(method.Name, f, r)) is not { } tool)
                continue;

            if (tools.Exists(other => other.Name == tool.Name))
                report(method.Name, $"has the name '{tool.Name}' of another tool", "give it another 'Name'");
            else
                tools.Add(tool);
        }
    }

    public static AttributeData? Mark(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "LlmToolAttribute" && Declarations.IsOurs(attribute.AttributeClass))
                return attribute;
        }

        return null;
    }

    private (string Fault, string Remedy)? WhyNot(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
            return ("is generic", "give it types");
        if (!facts.Compilation.IsSymbolAccessibleWithin(method, within))
            return ("is not accessible here", "make it internal or public");
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                return ($"takes '{parameter.Name}' by reference", "pass it by value");
        }

        return null;
    }

    private ToolModel? Make(INamedTypeSymbol host, IMethodSymbol method, AttributeData mark, Action<string, string> report)
    {
        var schema = new ToolSchema(shapes);
        var arguments = new List<string>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) == ParameterRole.CancellationToken)
            {
                arguments.Add("cancellationToken");
            }
            else if (ContractParser.RoleOf(parameter.Type) is ParameterRole.CallOptions or ParameterRole.ChatOptions or ParameterRole.Progress)
            {
                // Whoever asks for it knows nothing of them.
                arguments.Add("default!");
            }
            else if (ToolArgument.Read(parameter, facts, schema) is { } argument)
            {
                arguments.Add(argument);
            }
            else if (ReadJson(parameter, method, schema, report) is { } json)
            {
                arguments.Add(json);
            }
            else
            {
                return null;
            }
        }

        var (result, isAsync, isTask) = ResultOf(method.ReturnType);
        var isJson = result is not null && !ToolArgument.IsSimple(result);
        var writer = isJson ? WriterOf(result!, method, report) : null;
        if (isJson && writer is null)
            return null;

        var owner = method.IsStatic ? facts.PlainNameOf(host) : "host";
        return new()
        {
            Name = AttributeReader.Text(mark, "Name") ?? Identifiers.WithoutAsync(method.Name),
            Description = ToolSchema.DescriptionOf(method) ?? "",
            Schema = schema.ToString(),
            Host = method.IsStatic ? null : facts.PlainNameOf(host),
            CanCreateHost = host is { IsAbstract: false } && HasConstructor(host),
            Call = $"{owner}.{Identifiers.Escape(method.Name)}({string.Join(", ", arguments)})",
            IsAsync = isAsync,
            IsTask = isTask,
            HasResult = result is not null,
            ResultType = result is null ? "" : facts.NameOf(result),
            ResultWriter = writer,
            HasSideEffects = AttributeReader.Boolean(mark, "SideEffects") == true,
            RequiresApproval = AttributeReader.Boolean(mark, "RequiresApproval") == true,
            MaxResult = AttributeReader.Integer(mark, "MaxResultCharacters") ?? DefaultMaxResult,
        };
    }

    private string? ReadJson(IParameterSymbol parameter, IMethodSymbol method, ToolSchema schema, Action<string, string> report)
    {
        var reader = new ShapeReader(facts, method, RuleReporter.None) { ConverterRemedy = "remove [JsonConverter]" };
        if (reader.ReadPart(parameter.Type) is not { } part)
        {
            if (reader.Problem is { } problem && ShapeReader.IsValue(parameter.Type))
                report($"takes '{parameter.Name}', whose '{problem.Path}' cannot be read out of JSON, since {problem.Reason}", problem.Remedy);
            else
                report($"takes '{parameter.Name}' of type '{Short(parameter.Type)}', which no argument can be", "take " + Known);
            return null;
        }

        foreach (var shape in reader.Shapes)
            shapes[shape.Name] = shape;
        var missing = parameter.HasExplicitDefaultValue ? ParameterText.DefaultOf(parameter, facts) : part.IsNullable ? "null" : null;
        schema.Add(parameter, part, isRequired: missing is null);
        var rest = missing is null ? "" : $", {missing}!";
        return $"global::LlmAttributes.Runtime.ToolArguments.Json<{part.TypeName}>(arguments, {Literals.Of(parameter.Name)}, {PartReaders.Part(part, $"global::{facts.GeneratedNamespace}.")}{rest})";
    }

    private string? WriterOf(ITypeSymbol result, IMethodSymbol method, Action<string, string> report)
    {
        if (written.Find(result, method, out var problem) is { } form)
            return ShapeReader.IsNullable(result) ? form.Nullable : form.Writer;

        if (ShapeReader.IsValue(result))
            report($"returns what cannot be written as JSON at '{problem!.Path}', since {problem.Reason}", problem.Remedy);
        else
            report($"returns '{Short(method.ReturnType)}', which has no text for a model", "return " + Known);
        return null;
    }

    private static bool HasConstructor(INamedTypeSymbol host)
    {
        foreach (var constructor in host.InstanceConstructors)
        {
            if (constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true })
                return true;
        }

        return false;
    }

    private static (ITypeSymbol? Result, bool IsAsync, bool IsTask) ResultOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
            return (null, false, false);
        if (type is not INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task)
            return (type, false, false);
        return (task.TypeArguments.Length == 1 ? task.TypeArguments[0] : null, true, task.Name == "Task");
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
