using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>What a call's route reads of its parameters.</content>
internal sealed partial class ContractParser
{
    private static (IParameterSymbol? Sticky, IParameterSymbol? Task) ReadRouteParameters(IMethodSymbol method, DeclarationLevel level, List<ParameterModel> parameters)
    {
        var isRouted = level.IsOn(DeclarationKind.RouteBy);
        if (!isRouted && level.Own.Variants is null && !level.IsOn(DeclarationKind.Shadow))
            return default;

        var sticky = RouteParameters.Sticky(method);
        if (!isRouted)
        {
            if (sticky is not null)
                parameters[sticky.Ordinal] = parameters[sticky.Ordinal] with { IsRouted = true };
            return (sticky, null);
        }

        var task = RouteParameters.Task(method, RouteParameters.TableType(level.RouteTasks));
        if (task is not null && RouteParameters.EnumOf(task.Type) is null)
            task = null;
        foreach (var parameter in method.Parameters)
        {
            if (ReferenceEquals(parameter, sticky) || ReferenceEquals(parameter, task))
                parameters[parameter.Ordinal] = parameters[parameter.Ordinal] with { IsRouted = true };
        }

        return (sticky, task);
    }

    // Strategies that know qualities by kind of task need no table, only the names of the kinds.
    private static PolicyModel WithKinds(PolicyModel policy, IParameterSymbol? task)
    {
        if (policy.Route is not { Tasks.IsEmpty: true } route || task is null || RouteParameters.EnumOf(task.Type) is not { } type)
            return policy;

        return RouteReader.IsBy(route.Strategy, "Adaptive") || RouteReader.IsBy(route.Strategy, "Quality")
            ? policy with { Route = route with { Tasks = RouteParameters.Kinds(type) } }
            : policy;
    }
}
