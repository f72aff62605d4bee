using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads the tools of a class.</summary>
internal sealed class ToolReader(CompilationFacts facts, ISymbol within)
{
    private const int DefaultMaxResult = 16_000;

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

    private static AttributeData? Mark(IMethodSymbol method)
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
        var schema = new ToolSchema();
        var arguments = new List<string>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) == ParameterRole.CancellationToken)
            {
                arguments.Add("cancellationToken");
            }
            else if (ToolArgument.Read(parameter, facts, schema) is { } argument)
            {
                arguments.Add(argument);
            }
            else
            {
                report($"takes '{parameter.Name}' of type '{Short(parameter.Type)}', which no argument can be", "take text, a number, a bool, an enumeration, a date, a time or a Guid");
                return null;
            }
        }

        var (result, isAsync, isTask) = ResultOf(method.ReturnType);
        if (result is not null && !ToolArgument.IsSimple(result))
        {
            report($"returns '{Short(method.ReturnType)}', which has no text for a model", "return text, a number, a bool, an enumeration, a date, a time or a Guid");
            return null;
        }

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
            HasSideEffects = AttributeReader.Boolean(mark, "SideEffects") == true,
            RequiresApproval = AttributeReader.Boolean(mark, "RequiresApproval") == true,
            MaxResult = AttributeReader.Integer(mark, "MaxResultCharacters") ?? DefaultMaxResult,
        };
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
