namespace LlmAttributes;

/// <summary>What a part of a key is. The numbers are a part of what is hashed: a change of one forgets all that is kept.</summary>
internal enum KeyPart : byte
{
    Call = 1,
    Value = 2,
    List = 3,
    Item = 4,
    Taken = 5,
    NotTaken = 6,
    End = 7,
    Message = 8,
    Content = 9,
    Partition = 10,
    Tenant = 11,
    Option = 12,
    Fact = 13,
    Model = 14,
    TaskType = 15,
    Region = 16,
    Abilities = 17,
    Seed = 18,
    ModelTag = 19,
    Meaning = 20,
    Store = 21,
}
