using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>The bodies of methods: what passes through, and what runs under policies.</content>
internal static partial class DecoratorEmitter
{
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Tuple = "global::System.ValueTuple";

    private static void AppendBody(StringBuilder text, DecoratorModel model, OperationModel operation)
    {
        if (operation.Kind == DecorationKind.Forward)
        {
            text.Append(operation.ReturnsByRef ? "ref " : "");
            AppendCall(text, Receiver(operation, model.InnerName), operation, static parameter => Passed(parameter));
            return;
        }

        // The runtime falls back from tasks alone.
        var isWrapped = operation.Kind == DecorationKind.ValueTask && !operation.LastResorts.IsEmpty;
        text.Append(isWrapped ? "new(" : "");
        if (operation.Kind != DecorationKind.Synchronous)
            BeginLastResorts(text, operation);
        AppendRun(text, model, operation);
        text.Append(isWrapped ? ".AsTask()" : "");
        EndLastResorts(text, operation);
        text.Append(isWrapped ? ")" : "");
    }

    private static void AppendRun(StringBuilder text, DecoratorModel model, OperationModel operation)
    {
        var hasState = false;
        foreach (var parameter in operation.Parameters)
            hasState |= IsState(operation, parameter);

        var isCached = operation.Policy.Cache is not null;
        text.Append('_').Append(operation.FieldName).Append(operation.Kind switch
        {
            DecorationKind.Task => isCached ? ".CachedAsync(" : ".RunAsync(",
            DecorationKind.ValueTask => isCached ? ".CachedValueAsync(" : ".RunValueAsync(",
            DecorationKind.Stream => ".Stream(",
            _ when operation.LastResorts.IsEmpty => isCached ? ".Cached(" : ".Run(",
            _ => isCached ? ".TryCached(" : ".Try(",
        });
        if (isCached)
            AppendKey(text, operation);
        AppendState(text, model, operation, hasState);
        var isAsynchronous = operation.Kind != DecorationKind.Synchronous;
        text.Append(isAsynchronous ? ", static (state, token) => " : ", static state => ");
        var position = 1;
        AppendCall(
            text,
            Receiver(operation, hasState ? "state.Item1" : "state"),
            operation,
            parameter => IsState(operation, parameter) ? $"state.Item{(++position).ToString(CultureInfo.InvariantCulture)}" : "token");
        if (isAsynchronous)
            text.Append(", ").Append(TokenOf(operation) ?? "default");
        text.Append(')');
    }

    private static void AppendKey(StringBuilder text, OperationModel operation)
    {
        var names = new List<string>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role != ParameterRole.CancellationToken)
                names.Add(parameter.Name);
        }

        // C# has no tuples of less than two.
        text.Append(names.Count switch
        {
            0 => $"default({Tuple})",
            1 => $"{Tuple}.Create({names[0]})",
            _ => $"({string.Join(", ", names)})",
        }).Append(", ");
    }

    private static void BeginLastResorts(StringBuilder text, OperationModel operation)
    {
        for (var i = operation.LastResorts.Count - 1; i >= 0; i--)
        {
            text.Append('_').Append(operation.FieldName).Append(operation.LastResorts[i].Constant is not null ? ".OrValue" : ".OrElse")
                .Append(operation.Kind == DecorationKind.Stream ? "" : "Async");

            // A constant may be of a type that its result only converts from.
            if (operation.LastResorts[i].Constant is not null)
                text.Append('<').Append(operation.ResultType).Append('>');
            text.Append('(');
        }
    }

    private static void EndLastResorts(StringBuilder text, OperationModel operation)
    {
        var isSynchronous = operation.Kind == DecorationKind.Synchronous;
        foreach (var resort in operation.LastResorts)
        {
            text.Append(!isSynchronous ? resort.DiffersInNullability ? "!, " : ", " : resort.Constant is not null ? ".OrValue(" : ".OrElse(");
            LastResortEmitter.AppendErrors(text, resort).Append(", ");
            if (resort.Constant is not null)
                text.Append(resort.Constant);
            else
                LastResortEmitter.AppendMethod(text, resort, operation.Parameters, operation.Generics, operation.Kind == DecorationKind.ValueTask, resort.DiffersInNullability);
            if (!isSynchronous)
                text.Append(", ").Append(TokenOf(operation) ?? "default");
            text.Append(!isSynchronous && resort.DiffersInNullability ? ")!" : ")");
        }

        text.Append(isSynchronous && !operation.LastResorts.IsEmpty ? ".Get()" : "");
    }

    private static void AppendState(StringBuilder text, DecoratorModel model, OperationModel operation, bool hasState)
    {
        text.Append(hasState ? "(" : "").Append(model.InnerName);
        foreach (var parameter in operation.Parameters)
        {
            if (IsState(operation, parameter))
                text.Append(", ").Append(parameter.Name);
        }

        text.Append(hasState ? ")" : "");
    }

    private static void AppendCall(StringBuilder text, string receiver, OperationModel operation, Func<ParameterModel, string> argument)
    {
        text.Append(receiver).Append('.').Append(Identifiers.Escape(operation.Name)).Append(operation.Generics.Parameters).Append('(');
        var isFirst = true;
        foreach (var parameter in operation.Parameters)
        {
            text.Append(isFirst ? "" : ", ").Append(argument(parameter));
            isFirst = false;
        }

        text.Append(')');
    }

    // The first token is the call's own; with the limits it becomes the token of the attempt.
    private static bool IsState(OperationModel operation, ParameterModel parameter) =>
        operation.Kind == DecorationKind.Synchronous || parameter.Role != ParameterRole.CancellationToken || parameter.Name != TokenOf(operation);

    private static string? TokenOf(OperationModel operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter is { Role: ParameterRole.CancellationToken, Type: Token })
                return parameter.Name;
        }

        return null;
    }

    private static string Receiver(OperationModel operation, string inner) => operation.Owner is null ? inner : $"(({operation.Owner}){inner})";

    private static string Passed(ParameterModel parameter) => parameter.Modifier switch
    {
        var modifier when modifier.EndsWith("ref readonly ", StringComparison.Ordinal) => "in " + parameter.Name,
        var modifier when modifier.EndsWith("ref ", StringComparison.Ordinal) => "ref " + parameter.Name,
        var modifier when modifier.EndsWith("out ", StringComparison.Ordinal) => "out " + parameter.Name,
        var modifier when modifier.EndsWith("in ", StringComparison.Ordinal) => "in " + parameter.Name,
        _ => parameter.Name,
    };
}
