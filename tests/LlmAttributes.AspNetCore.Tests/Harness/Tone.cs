namespace LlmAttributes.AspNetCore.Tests;

public enum Tone
{
    Plain,
    Kind,
}
