namespace LlmAttributes.Contract;

/// <summary>What an annotated interface means.</summary>
internal sealed record ContractModel
{
    /// <summary>The name of the generated file.</summary>
    public required string HintName { get; init; }

    /// <summary>The escaped namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The interface from anywhere: <c>global::Shop.Desk&lt;T&gt;.IHelp</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The simple name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The name with its containing types, without its namespace.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The partial declarations from the outermost type to the interface.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The name of the nested class, free of clashes.</summary>
    public required string ClientName { get; init; }

    public required EquatableArray<CallModel> Calls { get; init; }

    /// <summary>Whether a call declares cases.</summary>
    public bool HasCases
    {
        get
        {
            foreach (var call in Calls)
            {
                if (!call.Cases.IsEmpty)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Members that no client can implement; they get throwing bodies.</summary>
    public required EquatableArray<MemberModel> Stubs { get; init; }

    /// <summary>Methods with a body, whose calls share a span, a deadline and a budget.</summary>
    public EquatableArray<WorkflowModel> Workflows { get; init; }

    /// <summary>The suffix of the field in which the body of a workflow has the client; empty where there is none.</summary>
    public string InnerName { get; init; } = "";

    /// <summary>The calls that are tools for other agents.</summary>
    public EquatableArray<ToolModel> OwnTools { get; init; }

    /// <summary>The name of the method that makes them.</summary>
    public string ToolsName { get; init; } = "";

    /// <summary>The policies of interface and assembly.</summary>
    public required PolicyModel Policy { get; init; }

    /// <summary>How the contract is registered; <see langword="null"/> where a container cannot reach it.</summary>
    public required RegistrationModel? Registration { get; init; }

    public bool HidesCreate { get; init; }

    /// <summary>What the results are made of. It has files of its own, so that the client's does not depend on it.</summary>
    public required ShapeSet Shapes { get; init; }

    /// <summary>Set when the interface itself declares <c>Create(IChatClient)</c>.</summary>
    public bool DeclaresCreateWithClient { get; init; }

    /// <summary>Set when the interface itself declares <c>Create(LlmRuntime)</c>.</summary>
    public bool DeclaresCreateWithRuntime { get; init; }

    public ContractModel WithoutCases()
    {
        if (!HasCases)
            return this;
        var calls = new List<CallModel>(Calls.Count);
        foreach (var call in Calls)
            calls.Add(call with { Cases = default });
        return this with { Calls = calls.ToEquatableArray() };
    }

    /// <summary>Set when no client can be generated at all.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Set when not even a partial declaration can be added.</summary>
    public bool IsClosed { get; init; }
}
