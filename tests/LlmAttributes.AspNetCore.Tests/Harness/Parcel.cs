namespace LlmAttributes.AspNetCore.Tests;

public sealed record Parcel(string Name);
