namespace LlmAttributes;

/// <summary>What is reserved for a running attempt.</summary>
internal struct AttemptMoney
{
    /// <summary>Whether anything waits to be settled.</summary>
    public bool IsOpen;

    /// <summary>The worst case, reserved of the call's own budget where it has one.</summary>
    public Int128 Reserved;

    /// <summary>What the store reserved of shared budgets; without limits where there are none.</summary>
    public BudgetReservation Shared;

    /// <summary>Makes the reservation last as long as an attempt without a limit.</summary>
    public ITimer? Keeper;
}
