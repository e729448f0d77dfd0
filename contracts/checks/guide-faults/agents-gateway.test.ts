import { testGuideFaults } from '../../testing/test-guide-faults.ts';

testGuideFaults('agents-gateway');
