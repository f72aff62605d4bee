namespace LlmAttributes.Behavior.Tests.Contracts;

public enum Mood
{
    Happy,
    Sad,
    Angry,
}
