namespace LlmAttributes.Contract;

/// <summary>How the answer becomes the result of the method.</summary>
internal sealed record ResultModel
{
    public required ResultCarrier Carrier { get; init; }

    public required ResultWrapper Wrapper { get; init; }

    public required AnswerKind Answer { get; init; }

    /// <summary>The type of the value, without a nullable mark.</summary>
    public required string ValueType { get; init; }

    /// <summary>Set when the method declares its value as nullable.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The simple name of the enumeration.</summary>
    public string EnumName { get; init; } = "";

    public EquatableArray<EnumMemberModel> EnumMembers { get; init; }

    /// <summary>What the enumeration means.</summary>
    public string? EnumDescription { get; init; }

    /// <summary>The generated shape of a result that is read out of JSON, without its ending.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The context of the user that reads it in place of a shape; empty where there is none.</summary>
    public string Context { get; init; } = "";

    /// <summary>The name that its schema is sent under; that of a shape stands with it.</summary>
    public string SchemaName { get; init; } = "";

    /// <summary>Set for a type that is read as a value, where a context reads it.</summary>
    public bool IsValueType { get; init; }

    /// <summary>The type of such a result as messages name it.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What keeps values of such a type from being compared; <see langword="null"/> when nothing does.</summary>
    public string? WhyIncomparable { get; init; }

    /// <summary>The value that members of an ensemble vote on, where that takes more than to compare it.</summary>
    public PartModel? Voted { get; init; }

    /// <summary>How it is voted on, where something is said of it.</summary>
    public VoteModel? Vote { get; init; }

    /// <summary>The generated properties of an object that is streamed as it grows, without their ending.</summary>
    public string Partial { get; init; } = "";

    /// <summary>Set when the stream tells the facts of its call in the end.</summary>
    public bool HasCompletion { get; init; }

    /// <summary>Set when a stream yields values that are read, and not the text as it comes.</summary>
    public bool IsStreamOfValues => Carrier == ResultCarrier.Stream && (HasCompletion || Answer is AnswerKind.Items or AnswerKind.Partial);

    /// <summary>Whether the answers of several models can be compared.</summary>
    public bool IsComparable => Carrier == ResultCarrier.Stream ? Answer == AnswerKind.Text : Answer != AnswerKind.Response && WhyIncomparable is null;
}
