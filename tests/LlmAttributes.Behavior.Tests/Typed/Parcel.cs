namespace LlmAttributes.Behavior.Tests.Typed;

public sealed record Parcel(string Code, Weight Weight, List<Parcel> Inside);
