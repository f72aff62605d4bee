using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Cases of calls: arguments that the call can take, and expectations that its answer can meet.</content>
internal sealed partial class ContractParser
{
    private const string CaseValue = "v";
    private const string CaseChecks = "global::LlmAttributes.Runtime.CaseChecks.";

    private readonly HashSet<string> _cases = new(StringComparer.Ordinal);

    private EquatableArray<CaseModel> ReadCases(IMethodSymbol method, Declarations own, ResultModel? result, List<ParameterModel> parameters, Fault? callFault)
    {
        if (own.Cases is not { } attributes)
            return default;
        var cases = new List<CaseModel>(attributes.Count);
        foreach (var attribute in attributes)
        {
            if (HasBrokenConstant(attribute))
                continue;
            var name = AttributeReader.TextArgument(attribute, 0) ?? "";
            var model = ReadCase(method, attribute, name, result, parameters);
            cases.Add(callFault is not null && model.Fault is null ? model with { Fault = callFault } : model);
        }

        return cases.ToEquatableArray();
    }

    private CaseModel ReadCase(IMethodSymbol method, AttributeData attribute, string name, ResultModel? result, List<ParameterModel> parameters)
    {
        var fault = CheckCaseName(method, attribute, name);
        if (!method.TypeParameters.IsEmpty)
            fault ??= Raise(RuleCatalog.IdleCase, RuleAnchor.At(attribute), name, method.Name, "cannot name the type parameters of its call", "move them to the contract");
        var values = ReadCaseValues(method, attribute, name, parameters, ref fault);
        var checks = new List<string>();
        var limit = AttributeReader.Money(attribute, "MaxCostUsd");
        fault ??= PolicyNumbers.Check(PolicyKind.PromptCase, attribute, method.Name, RuleReporter.None);
        if (result is not null)
        {
            var expected = ReadExpectations(method, attribute, name, CaseTargetOf(method, result), checks);
            fault ??= expected;
            if (expected is null && checks.Count == 0 && limit is null)
                fault ??= Raise(RuleCatalog.IdleCase, RuleAnchor.At(attribute), name, method.Name, "expects nothing, so it can only pass", "add 'Expect', 'Contains', 'Lacks', 'Matches' or 'MaxCostUsd'");
        }

        return new()
        {
            Name = name,
            Values = values.ToEquatableArray(),
            Checks = checks.ToEquatableArray(),
            Skip = AttributeReader.Text(attribute, "Skip"),
            MaxCostUsd = limit,
            Fault = fault,
        };
    }

    private Fault? CheckCaseName(IMethodSymbol method, AttributeData attribute, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Raise(RuleCatalog.CaseName, RuleAnchor.Positional(attribute, 0), method.Name, "has no name", "say in a few words what it shows");
        return _cases.Add($"{method.Name}/{name}")
            ? null
            : Raise(RuleCatalog.CaseName, RuleAnchor.Positional(attribute, 0), method.Name, $"has the name '{name}' of another", "give it one of its own");
    }

    private List<string> ReadCaseValues(IMethodSymbol method, AttributeData attribute, string name, List<ParameterModel> parameters, ref Fault? fault)
    {
        var given = CaseArguments(attribute);
        var expressions = new List<string>(parameters.Count);
        var next = 0;
        string? missing = null;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Role != ParameterRole.Value)
                expressions.Add(parameters[i].Default ?? "default!");
            else if (next < given.Count)
                expressions.Add(ReadCaseValue(method, attribute, name, method.Parameters[i], given[next], next++, ref fault));
            else if (parameters[i].Default is { } value)
                expressions.Add(value);
            else
                missing ??= parameters[i].PlainName;
        }

        if (missing is not null)
            fault ??= Raise(RuleCatalog.CaseArgumentCount, RuleAnchor.At(attribute), name, method.Name, Count(given.Count), $"'{missing}' has none", "add it behind the name, in the order of the parameters");
        else if (next < given.Count)
            fault ??= Raise(RuleCatalog.CaseArgumentCount, RuleAnchor.Element(attribute, 1, next), name, method.Name, Count(given.Count), $"the call takes {next}", "remove what is too many");
        return expressions;
    }

    private string ReadCaseValue(IMethodSymbol method, AttributeData attribute, string name, IParameterSymbol parameter, TypedConstant constant, int index, ref Fault? fault)
    {
        var type = _paths.TypeOf(parameter);
        if (CaseConstant.Of(constant, type, _facts) is { } expression)
            return expression;
        fault ??= Raise(
            RuleCatalog.CaseArgumentType,
            RuleAnchor.Element(attribute, 1, index),
            name,
            method.Name,
            ConstantText.Describe(constant),
            parameter.Name,
            Short(type),
            CaseConstant.FormOf(type) ?? "no constant is one, so test the call in code");
        return "default!";
    }

    private Fault? ReadExpectations(IMethodSymbol method, AttributeData attribute, string name, CaseTarget target, List<string> checks)
    {
        var property = AttributeReader.Text(attribute, "Property") ?? "";
        Fault? fault = null;
        foreach (var argument in attribute.NamedArguments)
        {
            switch (argument.Key)
            {
                case "Expect":
                    fault ??= ReadExpected(method, attribute, name, "Expect", target, property, argument.Value, checks);
                    break;
                case "Properties" when argument.Value is { Kind: TypedConstantKind.Array, IsNull: false }:
                    fault ??= ReadProperties(method, attribute, name, target, argument.Value, checks);
                    break;
                case "Contains" or "Lacks" or "Matches" when argument.Value.Value is string text:
                    fault ??= ReadSearched(method, attribute, name, argument.Key, target, property, text, checks);
                    break;
            }
        }

        return fault;
    }

    private Fault? ReadProperties(IMethodSymbol method, AttributeData attribute, string name, CaseTarget target, TypedConstant pairs, List<string> checks)
    {
        Fault? fault = null;
        var values = pairs.Values;
        for (var i = 0; i < values.Length && fault is null; i += 2)
        {
            fault = values[i].Kind == TypedConstantKind.Primitive && values[i].Value is string path && i + 1 < values.Length
                ? ReadExpected(method, attribute, name, "Properties", target, path, values[i + 1], checks)
                : RaiseExpectation(method, attribute, name, "Properties", "paths and values", "they do not take turns", "write a path as text and what it should be, for instance [\"Customer.Name\", \"Ada\"]");
        }

        return fault;
    }

    private Fault? ReadExpected(IMethodSymbol method, AttributeData attribute, string name, string argument, CaseTarget target, string property, TypedConstant constant, List<string> checks)
    {
        if (target.IsText && property.Length == 0)
        {
            if (!constant.IsNull && constant.Value is string text)
            {
                checks.Add($"{CaseChecks}Says<{target.TypeName}>({Literals.Of(text)})");
                return null;
            }

            return RaiseExpectation(method, attribute, name, argument, ConstantText.Describe(constant), "the answer is text", "write a text");
        }

        if (ReadPart(method, attribute, name, argument, target, property, out var part) is { } fault)
            return fault;
        var path = Literals.Of(property);
        if (!constant.IsNull && constant.Kind == TypedConstantKind.Array && part.ItemType is { } item)
            return ReadList(method, attribute, name, argument, target, path, part, item, constant, checks);

        if (CaseConstant.Of(constant, part.Type, _facts) is { } expected && part.ItemType is null)
        {
            var isValue = part.Type.IsValueType && part.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
            var type = _facts.PlainNameOf(part.Type) + (isValue && part.IsConditional ? "?" : "");
            checks.Add($"{CaseChecks}Is<{target.TypeName}, {type}>({path}, static {CaseValue} => {part.Expression}{(part.Type.IsReferenceType ? "!" : "")}, {expected})");
            return null;
        }

        var subject = property.Length == 0 ? "the result" : $"'{property}'";
        return RaiseExpectation(
            method,
            attribute,
            name,
            argument,
            ConstantText.Describe(constant),
            $"{subject} is a '{Short(part.Type)}'",
            CaseConstant.FormOf(part.Type) ?? (property.Length == 0 ? "name a 'Property' of it" : "name a property within it"));
    }

    private Fault? ReadList(
        IMethodSymbol method, AttributeData attribute, string name, string argument, CaseTarget target, string path, PathValue part, ITypeSymbol item, TypedConstant constant, List<string> checks)
    {
        var text = new System.Text.StringBuilder(CaseChecks).Append("Holds<").Append(target.TypeName).Append(", ").Append(_facts.NameOf(item)).Append(">(").Append(path)
            .Append($", static {CaseValue} => ").Append(part.Expression);
        foreach (var value in constant.Values)
        {
            if (CaseConstant.Of(value, item, _facts) is not { } expected)
            {
                return RaiseExpectation(
                    method, attribute, name, argument, ConstantText.Describe(value), $"the items are of the type '{Short(item)}'", CaseConstant.FormOf(item) ?? "expect a property such as 'Count', or a text");
            }

            text.Append(", ").Append(expected);
        }

        checks.Add(text.Append(')').ToString());
        return null;
    }

    private Fault? ReadSearched(IMethodSymbol method, AttributeData attribute, string name, string argument, CaseTarget target, string property, string text, List<string> checks)
    {
        if (argument == "Matches" && WhyNoPattern(text) is { } why)
            return Raise(RuleCatalog.CasePattern, RuleAnchor.Named(attribute, argument), name, method.Name, text, why);

        var reader = "null";
        if (property.Length > 0)
        {
            if (ReadPart(method, attribute, name, argument, target, property, out var part) is { } fault)
                return fault;
            reader = $"static {CaseValue} => {part.Expression}";
        }

        checks.Add($"{CaseChecks}{argument}<{target.TypeName}>({Literals.Of(property)}, {reader}, {Literals.Of(text)})");
        return null;
    }

    private Fault? ReadPart(IMethodSymbol method, AttributeData attribute, string name, string argument, CaseTarget target, string property, out PathValue part)
    {
        part = new(CaseValue, target.Type, IsConditional: false);
        if (property.Length == 0 && !target.IsGrowing)
            return null;
        if (target.IsText || target.IsGrowing)
        {
            return RaiseExpectation(
                method, attribute, name, argument, property.Length == 0 ? "a value" : $"'{property}'", target.IsText ? "the answer is text" : "the object grows while it is streamed", "use 'Contains' or 'Matches'");
        }

        return _paths.TryRead(CaseValue, target.Type, $"{CaseValue}.{property}", out part, out var failedType, out var failedName)
            ? null
            : RaiseExpectation(method, attribute, name, argument, $"'{property}'", $"'{Short(failedType)}' has no property '{failedName}' that can be read", "name a property");
    }

    private Fault RaiseExpectation(IMethodSymbol method, AttributeData attribute, string name, string argument, string expected, string why, string remedy) =>
        Raise(RuleCatalog.CaseExpectation, RuleAnchor.Named(attribute, argument), name, method.Name, expected, why, remedy);

    private CaseTarget CaseTargetOf(IMethodSymbol method, ResultModel result)
    {
        var type = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];
        if (result.Answer is AnswerKind.Text or AnswerKind.Updates)
            return new(type, "string", IsText: true, IsGrowing: false);
        if (result.Wrapper != ResultWrapper.None)
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        if (result.Carrier != ResultCarrier.Stream)
            return new(type, result.ValueType, result.Answer == AnswerKind.Response, IsGrowing: false);

        var list = _facts.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IReadOnlyList_T);
        return new(list.Construct(type), $"global::System.Collections.Generic.IReadOnlyList<{result.ValueType}>", IsText: false, result.Answer == AnswerKind.Partial);
    }

    private static List<TypedConstant> CaseArguments(AttributeData attribute)
    {
        var given = new List<TypedConstant>();
        if (attribute.ConstructorArguments.Length < 2)
            return given;
        var list = attribute.ConstructorArguments[1];

        // A single null, or a single array of something, is taken for the list of the arguments by the compiler.
        if (list.IsNull || list.Type is IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Object })
            given.Add(list);
        else
            given.AddRange(list.Values);
        return given;
    }

    private static bool HasBrokenConstant(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.IsEmpty)
            return true;
        foreach (var argument in attribute.ConstructorArguments)
        {
            if (IsBroken(argument))
                return true;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (IsBroken(argument.Value))
                return true;
        }

        return false;
    }

    private static bool IsBroken(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Array || constant.IsNull)
            return constant.Kind == TypedConstantKind.Error;
        foreach (var value in constant.Values)
        {
            if (IsBroken(value))
                return true;
        }

        return false;
    }

    private static string? WhyNoPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    private static string Count(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private readonly record struct CaseTarget(ITypeSymbol Type, string TypeName, bool IsText, bool IsGrowing);
}
