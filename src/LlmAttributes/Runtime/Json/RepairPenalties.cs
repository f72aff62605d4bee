namespace LlmAttributes.Runtime;

/// <summary>How far each liberty goes. The reading with the lowest sum is taken.</summary>
internal static class RepairPenalties
{
    public static int Of(LlmRepairKind kind) => kind switch
    {
        LlmRepairKind.PropertyName or LlmRepairKind.EnumName or LlmRepairKind.WholeNumber or LlmRepairKind.Format => 1,
        LlmRepairKind.TextAsNumber or LlmRepairKind.TextAsBoolean or LlmRepairKind.ValueAsText or LlmRepairKind.NullAsMissing or LlmRepairKind.DefaultValue => 2,
        LlmRepairKind.Fence or LlmRepairKind.Comment or LlmRepairKind.Separator or LlmRepairKind.Literal or LlmRepairKind.UnknownProperty => 2,
        LlmRepairKind.SurroundingText or LlmRepairKind.Quotes or LlmRepairKind.Escape => 3,
        LlmRepairKind.SingleAsList or LlmRepairKind.Unwrapped or LlmRepairKind.Discriminator => 4,
        LlmRepairKind.ListAsSingle or LlmRepairKind.DuplicateProperty => 6,
        _ => 10,
    };
}
